import { quantile, rate, series } from "./promql";
import { defaultFailedRequests, type Watched } from "./watched";

/** Queries about a workload's requests. A query is absent if the workload does not name its metric. */
export interface RequestQueries {
  /** Requests per second. */
  readonly rate?: string;
  /** Share of requests that failed, from 0 to 1. */
  readonly failed?: string;
  /** The maximum duration in seconds of a share of the requests. */
  readonly latency?: (share: number) => string;
}

/** Returns the queries about a workload's requests. */
export function requestQueries({ namespace, workloadName, metrics }: Watched): RequestQueries {
  const { requestCounter, failedRequests = defaultFailedRequests, requestHistogram } = metrics ?? {};
  /* The ServiceMonitor sets the job to the workload's name; see serviceMonitorSpec. */
  const labels = { namespace, job: workloadName };
  const all = requestCounter && `sum(${rate(series(requestCounter, labels))})`;
  const failed = requestCounter && `sum(${rate(series(requestCounter, labels, failedRequests))})`;
  const buckets = requestHistogram && series(`${requestHistogram}_bucket`, labels);
  return {
    ...(all !== undefined && { rate: all, failed: `${failed} / ${all}` }),
    ...(buckets !== undefined && { latency: (share: number) => quantile(share, buckets) }),
  };
}
