/** A guide, and the family of questions it belongs to. */
export interface Guide {
  readonly path: string;
  readonly family: string;
}

/**
 * The guides in reading order: as the README's list of them has it, where a line in bold names the
 * family of those that follow.
 */
export function readGuides(readme: string): Guide[] {
  const list = /^## Guides\n(.*?)^## /ms.exec(readme)?.[1] ?? "";
  let family = "";
  return Array.from(
    list.matchAll(/^\*\*(.+?)\*\*|\]\((docs\/(?:guides|languages)\/[^)]+)\)/gm),
    ([, bold, path]) => {
      family = bold ?? family;
      return path === undefined ? [] : [{ path, family }];
    },
  ).flat();
}
