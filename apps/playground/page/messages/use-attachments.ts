import { type ClipboardEvent, type DragEvent, useState } from "react";
import { type Attachment, readAttachment, toSnippet } from "./attachment.ts";

/** The files that wait in a text box: chosen, dropped or pasted; a long pasted text becomes a snippet. */
export function useAttachments(onProblem: (sentence: string) => void) {
  const [attachments, setAttachments] = useState<readonly Attachment[]>([]);

  function add(files: Iterable<File>) {
    onProblem("");
    for (const file of files) {
      readAttachment(file)
        .then((read) => setAttachments((before) => [...before, read]))
        .catch((error: Error) => onProblem(error.message));
    }
  }

  return {
    attachments,
    add,
    set: setAttachments,
    remove: (key: string) => setAttachments((all) => all.filter((one) => one.key !== key)),
    onPaste(event: ClipboardEvent) {
      const { files } = event.clipboardData;
      const snippet = toSnippet(event.clipboardData.getData("text/plain"));
      if (files.length === 0 && snippet === undefined) return;
      event.preventDefault();
      add(files.length > 0 ? files : snippet === undefined ? [] : [snippet]);
    },
    onDrop(event: DragEvent) {
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      add(event.dataTransfer.files);
    },
  };
}
