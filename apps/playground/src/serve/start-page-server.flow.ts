import { request } from "node:http";
import { createLogger } from "@lynceus/telemetry";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTheatre, type Theatre } from "./create-theatre.ts";
import { type PageServer, startPageServer } from "./start-page-server.ts";

let theatre: Theatre;
let server: PageServer;

beforeAll(async () => {
  theatre = createTheatre({
    world: "image-tag-missing",
    logger: createLogger({ name: "flow", level: "silent" }),
  });
  const files = new Map([["/index.html", { type: "text/html", body: "<p>page</p>" }]]);
  server = await startPageServer({ theatre, files });
  await theatre.opened;
}, 60_000);
afterAll(async () => {
  await server?.close();
  await theatre?.close();
}, 30_000);

function get(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(new URL(path, server.url), { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

function act(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL("/api/do", server.url), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

test("other names and other origins are refused", async () => {
  const { host, port } = new URL(server.url);

  expect(await get("/", { host })).toBe(200);
  expect(await get("/", { host: `localhost:${port}` })).toBe(200);
  expect(await get("/", { host: `evil.example:${port}` })).toBe(403);
  expect(await get("/api/events", { host: "127.0.0.1" })).toBe(403);
  expect((await act({ do: "say" }, { origin: "https://evil.example" })).status).toBe(403);
});

test("a form of another site is no command", async () => {
  const response = await fetch(new URL("/api/do", server.url), {
    method: "POST",
    headers: { "content-type": "text/plain" },
    body: "{}",
  });

  expect(response.status).toBe(400);
});

test("the page may load from its own server alone, and run no script that stands in it", async () => {
  const policy = (await fetch(server.url)).headers.get("content-security-policy");

  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test("what is said is heard by every page, and what cannot be said is a sentence", async () => {
  const now = theatre.now();
  if (now.kind !== "scene") throw new Error("no scene");
  const { home, asker } = now.scene;
  const events = await fetch(new URL("/api/events", server.url));
  const text = "@Lynceus <!channel> hello";

  const said = await act({ do: "say", channel: home, user: asker, text });
  const refused = await act({ do: "say", channel: "C0NOWHERE1", user: asker, text });

  expect(await said.json()).toMatchObject({ ok: true, ts: expect.any(String) });
  expect(await refused.json()).toEqual({ ok: false, sentence: "There is no channel C0NOWHERE1." });
  let heard = "";
  for await (const chunk of events.body ?? []) {
    heard += Buffer.from(chunk).toString();
    if (heard.includes('"posted"')) break;
  }
  expect(heard).toContain("<@U0LYNCEUS1> &lt;!channel&gt; hello");
});

test("a command in a thread is refused as in Slack", async () => {
  const now = theatre.now();
  if (now.kind !== "scene") throw new Error("no scene");
  const { home: channel, asker: user } = now.scene;
  const said = { do: "say", channel, user };
  const posted = await act({ ...said, text: "/var/log is full" });
  const { ts: threadTs } = (await posted.json()) as { readonly ts: string };

  const refused = await act({ ...said, text: "/argocd status", threadTs });

  expect(threadTs).toEqual(expect.any(String));
  expect(await refused.json()).toEqual({
    ok: false,
    sentence: "/argocd does not work in threads. Use it in the channel.",
  });
});

test("what is uploaded is shown as what it is, and runs nothing", async () => {
  const now = theatre.now();
  if (now.kind !== "scene") throw new Error("no scene");
  const { home: channel, asker: user } = now.scene;
  const files = ["page.html", "pod.log"].map((name) => ({ name, base64: btoa("<script>") }));
  await act({ do: "say", channel, user, text: "", files });
  const after = theatre.now();
  const posted = after.kind === "scene" ? after.scene.messages[channel]?.at(-1)?.files : undefined;

  const [page, log] = await Promise.all(
    (posted ?? []).map(({ id }) => fetch(new URL(`/api/file/${id}`, server.url))),
  );

  expect(page?.headers.get("content-type")).toBe("application/octet-stream");
  expect(page?.headers.get("content-disposition")).toBe("attachment");
  expect(log?.headers.get("content-type")).toMatch(/^text\/plain/);
  expect(await log?.text()).toBe("<script>");
  expect((await fetch(new URL("/api/file/F0NOWHERE1", server.url))).status).toBe(404);
});

test("a command that nobody registered is told by Slackbot; Argo CD goes and comes back", async () => {
  const now = theatre.now();
  if (now.kind !== "scene") throw new Error("no scene");
  const { home: channel, asker: user, commands, shortcuts } = now.scene;
  const heard: string[] = [];
  const stop = theatre.onEvent((event) => {
    if (event.kind === "argocd") heard.push(event.isDown ? "down" : "up");
    if (event.kind === "change" && event.change.kind === "ephemeral") {
      heard.push(event.change.message.text);
    }
  });

  await act({ do: "say", channel, user, text: "/nothing here" });
  await act({ do: "break", what: "argocd-down" });
  await act({ do: "mend", what: "argocd-down" });
  stop();

  expect(commands.map(({ command }) => command)).toEqual(["/argocd"]);
  expect(shortcuts.map(({ name }) => name)).toEqual(["Diagnose with Lynceus"]);
  expect(heard).toEqual([expect.stringContaining("not a valid command"), "down", "up"]);
});

test.each([{ do: "say" }, { do: "dance" }, null])("%j is not understood", async (command) => {
  const response = await act(command);

  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ ok: false, sentence: expect.any(String) });
});
