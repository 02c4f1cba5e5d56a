import { ExpectedError, type ThreadRef } from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import type { WebClient } from "@slack/web-api";
import { SLACK } from "../limits.ts";
import { fitText } from "../markup/fit-text.ts";
import { toMrkdwn } from "../markup/to-mrkdwn.ts";
import type { Picture } from "../picture/draw-resource-tree.ts";
import { codeOf } from "./code-of.ts";
import type { Queue, Turn } from "./create-queue.ts";
import type { Deliveries } from "./deliveries.ts";
import { noteSent } from "./note-sent.ts";
import { persist } from "./persist.ts";
import type { Pictures } from "./pictures.ts";

const UPLOAD_WITHIN_MS = 20_000;
/** What Slack says where files are not for us, and nothing else has to be put right in the message. */
const NOT_ALLOWED = new Set([
  "missing_scope",
  "file_uploads_disabled",
  "file_uploads_except_images_disabled",
  "file_type_not_allowed",
  "restricted_action",
  "storage_limit_reached",
]);

function translate(error: unknown): unknown {
  const code = codeOf(error) ?? "";
  if (!NOT_ALLOWED.has(code)) return error;
  return new ExpectedError(
    `Slack takes no pictures from Lynceus here (${code}). Whoever runs this workspace can allow it: the app needs the scope \`files:write\`.`,
    { cause: error },
  );
}

/** Slack's own URL for these bytes: it stands for the permission, so no token goes with it. */
async function upload(url: string, png: Uint8Array): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: Buffer.from(png),
    redirect: "error",
    signal: AbortSignal.timeout(UPLOAD_WITHIN_MS),
  });
  if (!response.ok) throw new Error(`Slack's upload URL answered ${response.status}`);
}

export function createPictures(options: {
  readonly client: WebClient;
  readonly queue: Queue;
  readonly deliveries: Deliveries;
  readonly redact: (text: string) => string;
  readonly logger: Logger;
}): Pictures {
  const { client, queue, deliveries, redact, logger } = options;

  /** Nobody sees a file before it is completed, so this may be done again. */
  async function bring(picture: Picture, { channel }: ThreadRef, turn: Turn): Promise<string> {
    const { filename, png } = picture;
    const about = {
      filename,
      length: png.length,
      alt_text: fitText(redact(picture.altText), SLACK.altText),
    };
    const place = await turn.request("file", channel, () =>
      client.files.getUploadURLExternal(about),
    );
    const { upload_url: url, file_id: id } = place;
    if (url === undefined || id === undefined) throw new Error("Slack told no place for a file");
    await upload(url, png);
    return id;
  }

  async function send(thread: ThreadRef, picture: Picture, key: string, turn: Turn): Promise<void> {
    const { channel, threadTs } = thread;
    const id = await persist(turn, () => bring(picture, thread, turn));
    const title = redact(picture.title);
    const said = toMrkdwn(redact(picture.altText), SLACK.textObject);
    let isOurs: boolean | undefined;
    const complete = () =>
      turn.request("file", channel, async () => {
        isOurs ??= (await deliveries.begin(key, { channel, threadTs })).state === "new";
        if (!isOurs) return;
        await client.files.completeUploadExternal({
          files: [{ id, title }],
          channel_id: channel,
          thread_ts: threadTs,
          initial_comment: said,
        });
      });
    await persist(turn, complete, ["unsent"]);
    if (isOurs === true) await noteSent({ key, ts: id }, options);
    else logger.info({ key }, "picture not sent again");
  }

  return {
    async picture(thread, picture, sending) {
      const job = { ...sending, lane: `post ${thread.channel} ${thread.threadTs}` };
      try {
        await queue.run(job, (turn) => send(thread, picture, sending.key, turn));
      } catch (error) {
        throw translate(error);
      }
    },
  };
}
