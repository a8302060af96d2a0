import { useState } from 'react';
import { debugLogin, enterWith } from '@/call/development';
import {
  askForCall,
  roomIDFault,
  userIDFault,
  isAppID,
  isServerAddress,
  cleanID,
  callPageAddress,
} from '@/call/prejoin';
import { TextButton, TextField } from '@/call/ui';
import { debugWords } from './words/debug';
import { settings } from '@/setup/settings';

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
    enterWith({ appID, server, userID, token }, callPageAddress(roomID));
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
