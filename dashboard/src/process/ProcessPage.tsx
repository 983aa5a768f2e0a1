import { getRouteApi, Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import controls from '../design/controls.module.css';
import { CopyButton } from '../design/CopyButton';
import { IgnoredParameters } from '../page/IgnoredParameters';
import { useKeys } from '../page/keys';
import { PageTop } from '../page/PageTop';
import { PanelBoundary } from '../page/PanelBoundary';
import { Contrast } from './Contrast';
import { Determinism } from './Determinism';
import { Drift } from './Drift';
import { Fields } from './Fields';
import { Overview } from './Overview';
import { FiringNote } from '../watches/FiringNote';
import { PeriodChoice } from './PeriodChoice';
import styles from './ProcessPage.module.css';
import { ProcessWatches } from './ProcessWatches';
import { readProcessSearch, type Tab, TAB_WORDS, TABS } from './search';
import { Variants } from './Variants';

const route = getRouteApi('/processes/$name');

const VIEWS: Record<Tab, ComponentType> = {
  funnel: Overview,
  determinism: Determinism,
  variants: Variants,
  contrast: Contrast,
  drift: Drift,
  fields: Fields,
  watches: ProcessWatches,
};

/** What holds across the runs of one process. */
export function ProcessPage() {
  const { name } = route.useParams();
  const { tab = 'funnel', last } = route.useSearch();
  const View = VIEWS[tab];
  return (
    <article className={styles.page}>
      <title>{`${name} · Flow Trail`}</title>
      <IgnoredParameters read={readProcessSearch} />
      <PageTop crumbs={<Link to="/processes">Processes</Link>}>
        <Link to="/flows" search={{ process: name, last }} className={controls.button}>
          Its flows
        </Link>
        <CopyButton text={() => location.href} label="Copy link" />
      </PageTop>
      <div className={styles.head}>
        <h1 className={styles.title}>{name}</h1>
        <PeriodChoice />
      </div>
      <FiringNote process={name} />
      <Tabs chosen={tab} />
      <PanelBoundary subject={tab}>
        <View />
      </PanelBoundary>
    </article>
  );
}

function Tabs({ chosen }: { chosen: Tab }) {
  const navigate = route.useNavigate();
  const show = (tab: Tab) => void navigate({ search: (search) => ({ ...search, tab }), replace: true });
  useKeys(Object.fromEntries(TABS.map((tab, place) => [String(place + 1), () => show(tab)])));
  return (
    <nav className={styles.tabs} aria-label="Views of the process">
      {TABS.map((tab) => (
        <Link
          key={tab}
          from="/processes/$name"
          to="/processes/$name"
          search={(search) => ({ ...search, tab })}
          replace
          className={styles.tab}
          aria-current={tab === chosen ? 'page' : undefined}
        >
          {TAB_WORDS[tab]}
        </Link>
      ))}
    </nav>
  );
}
