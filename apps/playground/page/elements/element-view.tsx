import { type ReactNode, useContext } from "react";
import { type Element, optionsOf, wordsOf } from "../blocks/block.ts";
import { Picture } from "../blocks/picture.tsx";
import { Text } from "../blocks/text.tsx";
import { Icon } from "../icons.tsx";
import { Menu } from "../overlays/menu.tsx";
import { ActContext, type Aim } from "./act.ts";
import { ButtonView } from "./button-view.tsx";
import { ChoiceView } from "./choice-view.tsx";
import { ExternalSelect } from "./external-select.tsx";
import { isTyped, TypedView } from "./typed-view.tsx";

function Overflow({ element, aim }: { readonly element: Element; readonly aim: Aim }) {
  const act = useContext(ActContext);
  return (
    <Menu
      label="More"
      className="icon-button bordered"
      items={optionsOf(element).map(({ text, value = "" }) => ({
        key: value,
        label: wordsOf(text),
        onChoose: () => void act?.choose(aim, [value]).catch(() => undefined),
      }))}
    >
      <Icon name="more" />
    </Menu>
  );
}

/** One element of a block. What is not known here is named, never guessed. */
export function ElementView({
  element,
  blockId,
  label = "",
}: {
  readonly element: Element;
  readonly blockId?: string | undefined;
  readonly label?: string;
}): ReactNode {
  const { type = "" } = element;
  const aim = { actionId: element.action_id ?? "", blockId };
  const name = label || wordsOf(element.placeholder) || "Choice";
  if (isTyped(type)) return <TypedView element={element} aim={aim} label={name} />;
  if (/^(multi_)?external_select$/.test(type)) {
    return <ExternalSelect element={element} aim={aim} label={name} />;
  }
  if (/_select$|^checkboxes$|^radio_buttons$/.test(type)) {
    return <ChoiceView element={element} aim={aim} label={name} />;
  }
  switch (type) {
    case "button":
    case "icon_button":
      return <ButtonView element={element} blockId={blockId} />;
    case "feedback_buttons":
      return [element.positive_button, element.negative_button].map(
        (one) =>
          one !== undefined && (
            <ButtonView
              key={one.value}
              blockId={blockId}
              element={{ ...one, ...(element.action_id && { action_id: element.action_id }) }}
            />
          ),
      );
    case "overflow":
      return <Overflow element={element} aim={aim} />;
    case "image":
      return <Picture image={element} isSmall />;
    case "mrkdwn":
    case "plain_text":
      return <Text text={{ type, text: wordsOf(element.text) }} />;
    default:
      return <span className="unknown">{type} is not shown here</span>;
  }
}
