import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react';

export interface Notice {
  type: 'success' | 'warning' | 'error';
  content: string;
}

/** Tells the person how something went, at the top of the page. */
export const NotifyContext = createContext<(notice: Notice) => void>(() => {});
export const useNotify = () => useContext(NotifyContext);

interface PageProps {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A view: its title also names the browser's tab. */
export function Page({ title, description, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Disclosure Auditor`;
  }, [title]);
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={description} actions={actions}>
          {title}
        </Header>
      }
    >
      {children}
    </ContentLayout>
  );
}

const narrow = window.matchMedia('(max-width: 688px)');

function subscribe(changed: () => void): () => void {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
}

/** Whether the screen is a phone's: tables become cards. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}
