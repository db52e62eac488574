import { quantile, rate, series } from "./promql";
import { defaultFailedRequests, type Subject } from "./subject";

/** The questions about a workload's requests, as far as it has metrics for them. */
export interface RequestQueries {
  /** Requests in a second. */
  readonly rate?: string;
  /** The share that failed, from 0 to 1. */
  readonly failed?: string;
  /** The seconds below which a share stays. */
  readonly latency?: (share: number) => string;
}

/** Writes the questions about a workload's requests. */
export function requestQueries({ namespace, workloadName, metrics }: Subject): RequestQueries {
  const { requestCounter, failedRequests = defaultFailedRequests, requestHistogram } = metrics ?? {};
  /* The job of what a ServiceMonitor finds is the workload, see serviceMonitorSpec. */
  const labels = { namespace, job: workloadName };
  const all = requestCounter && `sum(${rate(series(requestCounter, labels))})`;
  const failed = requestCounter && `sum(${rate(series(requestCounter, labels, failedRequests))})`;
  const buckets = requestHistogram && series(`${requestHistogram}_bucket`, labels);
  return {
    ...(all !== undefined && { rate: all, failed: `${failed} / ${all}` }),
    ...(buckets !== undefined && { latency: (share: number) => quantile(share, buckets) }),
  };
}
