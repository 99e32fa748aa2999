/** A server-sent event. */
export interface ServerEvent {
  readonly event: string;
  readonly data: string;
  /** The id of the last event that had one; empty before. */
  readonly id: string;
}

/**
 * Reads server-sent events from text that comes in pieces of any size.
 * @returns takes the next piece and gives the events that it completes; comments are none.
 */
export function eventReader(): (piece: string) => readonly ServerEvent[] {
  let rest = '';
  let id = '';
  let event = '';
  let data: string[] = [];
  const line = (text: string): readonly ServerEvent[] => {
    if (text === '') {
      const found = data.length === 0 ? [] : [{ event: event || 'message', data: data.join('\n'), id }];
      event = '';
      data = [];
      return found;
    }
    const colon = text.indexOf(':');
    const field = colon === -1 ? text : text.slice(0, colon);
    const value = colon === -1 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id') id = value;
    return [];
  };
  return (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    return lines.flatMap(line);
  };
}
