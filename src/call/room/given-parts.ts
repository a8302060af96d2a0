import type { MessagesPart, RolesPart } from '@/call';

/** What the script of another subpackage brings, once it has run. It hands it over: it exports nothing to take. */
function handedOver<Part>() {
  let give!: (part: Part) => void;
  const given = new Promise<Part>((resolve) => {
    give = resolve;
  });
  return { given, give: (part: Part) => give(part) };
}

/** Of `src/messages`. */
export const messagesScript = handedOver<MessagesPart>();
/** Of `src/roles`. */
export const rolesScript = handedOver<RolesPart>();
