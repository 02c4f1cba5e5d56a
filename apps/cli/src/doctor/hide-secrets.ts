import type { BotConfig } from "@lynceus/bot/config";

/** Takes every configured secret out of a text: the last line of defence, whatever somebody quotes. */
export async function hideSecrets(
  config: BotConfig | undefined,
): Promise<(text: string) => string> {
  if (config === undefined) return (text) => text;
  const { slack, model, instances } = config;
  const urls = [config.redisUrl, "databaseUrl" in config.state ? config.state.databaseUrl : ""];
  const tokens = await Promise.all(
    instances.map(async ({ token }) => {
      try {
        return await token();
      } catch {
        return "";
      }
    }),
  );
  const passwords = urls.map((url) => (url && URL.canParse(url) ? new URL(url).password : ""));
  const secrets = [
    slack.botToken,
    slack.appToken,
    slack.http?.signingSecret,
    slack.install?.clientSecret,
    model?.apiKey,
    model?.authToken,
    ...tokens,
    ...passwords,
  ];
  const known = secrets.filter((secret) => secret !== undefined && secret.length >= 6);
  return (text) =>
    known.reduce<string>((rest, secret) => rest.replaceAll(secret ?? "", "[secret]"), text);
}
