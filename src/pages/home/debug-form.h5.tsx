import { useState } from 'react';
import { askForCall } from '@/call/memory/asked-call.h5';
import { debugWords } from '@/pages/home/words/debug';
import { debugLogin, enterWith } from '@/call/platform/debug-login.h5';
import { settings } from '@/call/settings';
import { TextButton } from '@/call/ui/kit/press/text-button';
import { TextField } from '@/call/ui/kit/field/text-field';
import { roomIDFault, userIDFault } from '@/call/validation/ids';
import { isAppID, isServerAddress } from '@/call/validation/settings';
import { cleanID } from '@/call/validation/visible';

const FIELDS = ['appID', 'server', 'roomID', 'userID', 'token'] as const;
type Field = (typeof FIELDS)[number];

/**
 * Joins with an AppID, server, room, user and token typed by hand, as the vendor's own page for
 * debugging does. For development: no build for production has it.
 */
export function DebugForm() {
  const w = debugWords();
  const [values, setValues] = useState<Record<Field, string>>(() => {
    const known = debugLogin();
    return {
      appID: String(known?.appID ?? settings.appID),
      server: known?.server ?? settings.server,
      roomID: '',
      userID: known?.userID ?? '',
      token: '',
    };
  });
  const [tried, setTried] = useState(false);
  // What can't be seen comes from copying; while one types it stays.
  const entered = (field: Field) => cleanID(values[field]);
  const appID = Number(entered('appID'));
  const faults: Record<Field, boolean> = {
    appID: !isAppID(appID),
    server: !isServerAddress(entered('server')),
    roomID: roomIDFault(entered('roomID')) !== null,
    userID: userIDFault(entered('userID')) !== null,
    token: !/^04\S+$/.test(entered('token')),
  };
  const join = () => {
    setTried(true);
    if (FIELDS.some((field) => faults[field])) return;
    const [server, roomID, userID, token] = [
      entered('server'),
      entered('roomID'),
      entered('userID'),
      entered('token'),
    ];
    askForCall({ roomID, userName: userID });
    const path = `/call/room/index?roomID=${encodeURIComponent(roomID)}`;
    enterWith({ appID, server, userID, token }, path);
  };
  return (
    // Its looks are here: a style sheet would bring them into every build.
    <div className="home__form" style={{ marginTop: 'var(--space-6)' }}>
      <p className="home__lead" style={{ marginBottom: 'var(--space-4)' }}>
        {w.what}
      </p>
      {FIELDS.map((field) => (
        <TextField
          key={field}
          id={`debug-${field}`}
          label={w.label[field]}
          placeholder={w.placeholder[field]}
          value={values[field]}
          fault={tried && faults[field] ? w.fault[field] : ''}
          confirmType="go"
          onInput={(value) => setValues((now) => ({ ...now, [field]: value }))}
          onBlur={() => undefined}
          onConfirm={join}
        />
      ))}
      <TextButton id="debug-join" kind="main" label={w.join} onPress={join} />
      <TextButton
        id="debug-forget"
        kind="quiet"
        label={w.forget}
        onPress={() => enterWith(null, '/pages/home/index')}
      />
    </div>
  );
}
