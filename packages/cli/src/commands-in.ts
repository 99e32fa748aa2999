/** A text in which commands, such as `s4nn eval`, are written as the user has to type them. */
export const commandsIn = (text: string): string =>
  isByPnpm() ? text.replaceAll(/(?<![\w@/.-]|npm |npx )s4nn (?=[a-z-])/g, 'pnpm s4nn ') : text;

/** Whether this process was started as `pnpm s4nn` or `pnpm sweep`: the command itself may not be on the path. */
function isByPnpm(): boolean {
  const { npm_config_user_agent: agent = '', npm_lifecycle_event: script = '' } = process.env;
  return agent.startsWith('pnpm/') && ['s4nn', 'sweep'].includes(script);
}
