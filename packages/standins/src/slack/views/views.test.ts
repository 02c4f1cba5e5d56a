import { beforeEach, expect, test } from "vitest";
import { acme } from "../default-workspace.ts";
import { createWorkspace } from "../workspace.ts";
import { readView } from "./read-view.ts";
import { createViews, type Views } from "./views.ts";

const user = "U0ADA00001";
const plain = (text: string) => ({ type: "plain_text", text });
const input = (id: string, more: object = {}) => ({
  type: "input",
  block_id: id,
  label: plain(id),
  element: { type: "plain_text_input", action_id: "a", ...more },
});
const modal = (more: object = {}) =>
  readView({ type: "modal", title: plain("x"), submit: plain("Go"), blocks: [], ...more });
const home = (more: object = {}) => readView({ type: "home", blocks: [], ...more });

let views: Views;
let told: string[];

beforeEach(() => {
  const workspace = createWorkspace(acme, Date.now);
  views = createViews({ workspace, now: Date.now });
  told = [];
  workspace.onChange((change) => {
    if (change.kind === "modal") told.push(`${change.change} ${change.view.callback_id}`);
    if (change.kind === "home") told.push("home");
  });
});

test("three modals stand on each other, no more", () => {
  expect(() => views.push(user, modal())).toThrow("not_found");
  const root = views.open(user, modal({ callback_id: "1" }));
  const second = views.push(user, modal({ callback_id: "2" }));
  views.push(user, modal({ callback_id: "3" }));
  expect(() => views.push(user, modal())).toThrow("push_limit_reached");
  expect(second).toMatchObject({ root_view_id: root.id, previous_view_id: root.id });
  views.closeAll(user);
  expect(views.stack(user)).toEqual([]);
  expect(told).toEqual(["opened 1", "opened 2", "opened 3", "closed 3", "closed 2", "closed 1"]);
});

test("an update meets the hash it has seen, or conflicts", () => {
  const { id: viewId, hash } = views.open(user, modal());
  const updated = views.update({ viewId }, modal(), hash);
  expect(updated.hash).not.toBe(hash);
  expect(() => views.update({ viewId }, modal(), hash)).toThrow("hash_conflict");
  expect(() => views.update({ viewId: "V0NONE" }, modal())).toThrow("not_found");
  expect(() => views.update({}, modal())).toThrow("not_found");
});

test("a view is also found by its external id, which is its own", () => {
  views.open(user, modal({ external_id: "mine" }));
  expect(() => views.push(user, modal({ external_id: "mine" }))).toThrow("duplicate_external_id");
  const updated = views.update({ externalId: "mine" }, modal({ external_id: "mine" }));
  expect(views.stack(user)).toEqual([updated]);
});

test("what was filled in survives an update where block and action id do", () => {
  const before = modal({ blocks: [input("kept"), input("gone", { initial_value: "begun" })] });
  const view = views.open(user, before);
  expect(view.state.values).toMatchObject({
    kept: { a: { value: null } },
    gone: { a: { value: "begun" } },
  });
  const filled = { type: "plain_text_input", value: "typed" };
  views.fill(user, view, { ...view.state.values, kept: { a: filled } });
  const after = views.update({ viewId: view.id }, modal({ blocks: [input("kept"), input("new")] }));
  expect(after.state.values).toEqual({
    kept: { a: filled },
    new: { a: { type: "plain_text_input", value: null } },
  });
});

test("a home tab stays one view, and conflicts as well", () => {
  const { id, hash } = views.publish(user, home());
  expect(views.publish(user, home(), hash).id).toBe(id);
  expect(() => views.publish(user, home(), hash)).toThrow("hash_conflict");
  expect(views.home(user)?.id).toBe(id);
  expect(views.stack(user)).toEqual([]);
  expect(told).toEqual(["home", "home"]);
});

test("a view larger than 250 kB is refused", () => {
  const section = { type: "section", text: plain("x".repeat(2900)) };
  const blocks = Array.from({ length: 90 }, () => section);
  expect(() => home({ blocks })).toThrow("view_too_large");
});
