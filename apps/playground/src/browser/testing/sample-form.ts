const plain = (text: string) => ({ type: "plain_text", text });

/** A form with what forms are made of. */
export const form = {
  type: "modal",
  callback_id: "form",
  title: plain("Create application"),
  submit: plain("Create"),
  close: plain("Cancel"),
  blocks: [
    { type: "section", text: { type: "mrkdwn", text: "From *payments-deploy*, with auto-sync." } },
    {
      type: "input",
      block_id: "name",
      label: plain("Application"),
      hint: plain("Lower case, as in the cluster."),
      element: { type: "plain_text_input", action_id: "typed", min_length: 3 },
    },
    {
      type: "input",
      block_id: "project",
      label: plain("Project"),
      element: {
        type: "static_select",
        action_id: "chosen",
        options: [
          { text: plain("Payments"), value: "payments" },
          { text: plain("Checkout"), value: "checkout" },
        ],
      },
    },
    {
      type: "input",
      block_id: "sync",
      optional: true,
      label: plain("Sync options"),
      element: {
        type: "checkboxes",
        action_id: "ticked",
        options: [
          { text: plain("Prune"), value: "prune" },
          { text: plain("Self-heal"), value: "heal" },
        ],
      },
    },
    {
      type: "actions",
      block_id: "more",
      elements: [{ type: "button", action_id: "deeper", text: plain("Advanced") }],
    },
  ],
};

/** What lies on top of it. */
export const advanced = {
  type: "modal",
  title: plain("Advanced"),
  blocks: [{ type: "section", text: plain("Nothing to set.") }],
};

export const home = {
  type: "home",
  blocks: [
    { type: "header", text: plain("Your applications") },
    { type: "section", text: { type: "mrkdwn", text: "*payments-api* cannot pull its image." } },
    {
      type: "actions",
      block_id: "go",
      elements: [{ type: "button", action_id: "open", text: plain("Look into it") }],
    },
  ],
};
