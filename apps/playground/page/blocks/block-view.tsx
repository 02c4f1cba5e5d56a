import type { ReactNode } from "react";
import { InlineView } from "../markup/inline-view.tsx";
import { Markdown } from "../markup/markdown.tsx";
import { Mrkdwn } from "../markup/mrkdwn.tsx";
import {
  type Block,
  type ButtonElement,
  type RichElement,
  type TextObject,
  wordsOf,
} from "./block.ts";
import { ButtonView } from "./button-view.tsx";
import { RichText } from "./rich-text.tsx";
import { PlanView, type Task, TaskView } from "./task-view.tsx";

/** `plain_text` has no markup at all. */
function Text({ text }: { readonly text: TextObject | string | undefined }): ReactNode {
  const words = wordsOf(text);
  if (words === "") return null;
  if (typeof text === "object" && text.type === "plain_text") {
    return <div className="lines">{words}</div>;
  }
  return <Mrkdwn text={words} />;
}

function Element({
  element,
  blockId,
}: {
  readonly element: ButtonElement;
  readonly blockId?: string | undefined;
}): ReactNode {
  switch (element.type) {
    case "button":
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
    case "image":
      // Never fetched: a picture from elsewhere tells its sender who is looking.
      return <InlineView nodes={[{ kind: "text", text: element.alt_text ?? "" }]} />;
    case "mrkdwn":
    case "plain_text":
      return <Text text={{ type: element.type, text: wordsOf(element.text) }} />;
    default:
      return <span className="unknown">{element.type} is not shown here</span>;
  }
}

function elements({ elements: list = [], block_id: blockId }: Block): ReactNode {
  return (list as readonly ButtonElement[]).map((element, index) => (
    <Element key={`${index}`} element={element} blockId={blockId} />
  ));
}

/** One block of a message. What is not known here is named, never guessed. */
export function BlockView({ block }: { readonly block: Block }): ReactNode {
  switch (block.type) {
    case "section":
      return (
        <div className="block section">
          <div className="section-text">
            <Text text={block.text} />
            {block.fields !== undefined && (
              <div className="fields">
                {block.fields.map((field, index) => (
                  <div key={`${index}`}>
                    <Text text={field} />
                  </div>
                ))}
              </div>
            )}
          </div>
          {block.accessory !== undefined && (
            <Element element={block.accessory} blockId={block.block_id} />
          )}
        </div>
      );
    case "actions":
    case "context_actions":
      return <div className="block actions">{elements(block)}</div>;
    case "context":
      return <div className="block context">{elements(block)}</div>;
    case "header":
      return <h3 className="block header">{wordsOf(block.text)}</h3>;
    case "divider":
      return <hr className="block" />;
    case "markdown":
      return (
        <div className="block">
          <Markdown text={wordsOf(block.text)} />
        </div>
      );
    case "task_card":
      return (
        <div className="block">
          <TaskView task={block as Task} />
        </div>
      );
    case "plan":
      return (
        <div className="block">
          <PlanView title={block.title} tasks={block.tasks ?? []} />
        </div>
      );
    case "image":
      return <div className="block context">{block.alt_text ?? wordsOf(block.title)}</div>;
    case "rich_text":
      return (
        <div className="block">
          <RichText elements={(block.elements ?? []) as readonly RichElement[]} />
        </div>
      );
    default:
      return <div className="block unknown">{block.type} is not shown here</div>;
  }
}
