import './zod-settings.ts';
import '@cloudscape-design/global-styles/index.css';
import './styles.css';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { setSession } from './api.ts';
import { App } from './app.tsx';
import { type Session, startSession } from './auth.ts';
import { StartFailed } from './views/start-failed.tsx';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const followSystem = () => applyMode(dark.matches ? Mode.Dark : Mode.Light);
followSystem();
dark.addEventListener('change', followSystem);

const root = createRoot(document.getElementById('root')!);

function show(session: Session) {
  setSession(session);
  root.render(
    <StrictMode>
      <I18nProvider locale="en" messages={[messages]}>
        <App session={session} />
      </I18nProvider>
    </StrictMode>,
  );
}

startSession().then(
  (session) => session && show(session),
  (error: Error) => root.render(<StartFailed error={error} />),
);
