/** Server-Sent Events as a reader sees them. */
export interface ReadEvent {
  name: string;
  data: string;
}

/** Only LF ends a line here; to a regular expression U+2028 would too. */
export function eventsOf(text: string): ReadEvent[] {
  return text.split('\n\n').flatMap(block => {
    const values = (field: string) =>
      block.split('\n').flatMap(line => (line.startsWith(`${field}: `) ? [line.slice(field.length + 2)] : []));
    const data = values('data');
    return data.length === 0 ? [] : [{ name: values('event')[0] ?? '', data: data.join('\n') }];
  });
}

export const namesOf = (events: readonly ReadEvent[]) => events.map(({ name }) => name);
