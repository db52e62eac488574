import type { ArgoEvent } from "./args";

/** The condition of an event, in the language of triggers, and its text. */
export interface EventFacts {
  readonly when: string;
  readonly oncePer?: string;
  readonly title: string;
  readonly text: string;
}

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/triggers/ */
export const events: Readonly<Record<ArgoEvent, EventFacts>> = {
  deployed: {
    when: "app.status.operationState != nil and app.status.operationState.phase == 'Succeeded' and app.status.health.status == 'Healthy'",
    oncePer: "app.status.operationState?.syncResult?.revision",
    title: "is deployed",
    text: "runs revision {{ .app.status.sync.revision }} and is healthy.",
  },
  "sync-failed": {
    when: "app.status.operationState != nil and app.status.operationState.phase in ['Error', 'Failed']",
    title: "could not be synced",
    text: "could not be synced: {{ .app.status.operationState.message }}",
  },
  degraded: {
    when: "app.status.health.status == 'Degraded'",
    title: "is not healthy",
    text: "is no longer healthy.",
  },
};
