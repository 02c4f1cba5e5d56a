/** What arrived could not be kept: Slack is not told that it did, and sends it again. */
export class NotKept extends Error {}
