import type { ReactNode } from "react";
import { ElementView } from "../elements/element-view.tsx";
import { Markdown } from "../markup/markdown.tsx";
import { type Block, type Element, type RichElement, wordsOf } from "./block.ts";
import { InputView } from "./input-view.tsx";
import { Picture } from "./picture.tsx";
import { RichText } from "./rich-text.tsx";
import { PlanView, type Task, TaskView } from "./task-view.tsx";
import { Text } from "./text.tsx";

/** A button that is gone must not leave its mark on its neighbour. */
function elements({ elements: list = [], block_id: blockId }: Block): ReactNode {
  return (list as readonly Element[]).map((element, index) => (
    <ElementView key={element.action_id ?? `${index}`} element={element} blockId={blockId} />
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
            <ElementView element={block.accessory} blockId={block.block_id} />
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
      return (
        <div className="block">
          <Picture image={block} />
        </div>
      );
    case "input":
      return <InputView block={block} />;
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
