/** What a tool reads, as people say it: `get_resource_events` → `resource events`. */
export function toolWords(tool: string): string {
  return tool.replace(/^[a-z]+_/, "").replaceAll("_", " ");
}
