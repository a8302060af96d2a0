/**
 * The script of a subpackage of this app: what hosts and listeners need (`config/call-ahead.ts`).
 */
import { rolesPart } from '@/call/roles';
import { rolesScript } from '@/call/room/given-parts';

rolesScript.give(rolesPart);
