import type { ChartImages } from "../../../images";

/** The images of Argo CD and of its Redis. */
export const argoCdImages: ChartImages = {
  values: {
    "global.image.repository": "quay.io/argoproj/argocd",
    "controller.image.repository": null,
    "server.image.repository": null,
    "repoServer.image.repository": null,
    "applicationSet.image.repository": null,
    "notifications.image.repository": null,
    "commitServer.image.repository": null,
    "redisSecretInit.image.repository": null,
    "dex.image.repository": "ghcr.io/dexidp/dex",
    "dex.initImage.repository": null,
    "redis.image.repository": "ecr-public.aws.com/docker/library/redis",
    "redis.exporter.image.repository": "ghcr.io/oliver006/redis_exporter",
    "server.extensions.image.repository": "quay.io/argoprojlabs/argocd-extension-installer",
    "redis-ha.image.repository": "ecr-public.aws.com/docker/library/redis",
    "redis-ha.haproxy.image.repository": "ecr-public.aws.com/docker/library/haproxy",
    "redis-ha.exporter.image": "ghcr.io/oliver006/redis_exporter",
    "redis-ha.configmapTest.image.repository": "docker.io/koalaman/shellcheck",
    "redis-ha.sysctlImage.{registry,repository}": "public.ecr.aws/docker/library/busybox",
    "repoServer.extraContainers[].image": null,
    "repoServer.initContainers[].image": null,
  },
  pullSecrets: {
    "global.imagePullSecrets": "objects",
    "redis-ha.imagePullSecrets": "objects",
    "redis-ha.haproxy.imagePullSecrets": "objects",
  },
};
