import { type ChartImages, type ImageSource, sourcedImage } from "../images";

/** The images of Cilium. The chart itself adds the cloud to the name of the operator's image. */
export const ciliumImages: ChartImages = {
  values: {
    "image.repository": "quay.io/cilium/cilium",
    "operator.image.repository": "quay.io/cilium/operator",
    "envoy.image.repository": "quay.io/cilium/cilium-envoy",
    "certgen.image.repository": "quay.io/cilium/certgen",
    "hubble.relay.image.repository": "quay.io/cilium/hubble-relay",
    "hubble.ui.backend.image.repository": "quay.io/cilium/hubble-ui-backend",
    "hubble.ui.frontend.image.repository": "quay.io/cilium/hubble-ui",
    "nodeinit.image.repository": "quay.io/cilium/startup-script",
    "preflight.image.repository": "quay.io/cilium/cilium",
    "preflight.envoy.image.repository": "quay.io/cilium/cilium-envoy",
    "clustermesh.apiserver.image.repository": "quay.io/cilium/clustermesh-apiserver",
    "encryption.ztunnel.image.repository": "quay.io/cilium/ztunnel",
    "authentication.mutual.spire.install.initImage.repository": "docker.io/library/busybox",
    "authentication.mutual.spire.install.agent.image.repository": "ghcr.io/spiffe/spire-agent",
    "authentication.mutual.spire.install.server.image.repository": "ghcr.io/spiffe/spire-server",
    "standaloneDnsProxy.image.repository": null,
  },
  pullSecrets: { imagePullSecrets: "objects" },
};

/**
 * The images of Calico: the images of the operator and of `calicoctl`. `calicoRegistry` renders the registry and path of the `Installation`. The
 * operator pulls all other images from there.
 */
export const calicoImages: ChartImages = {
  values: {
    "tigeraOperator.{registry,image}": "quay.io/tigera/operator",
    "calicoctl.image": "quay.io/calico/ctl",
  },
  pullSecrets: { "installation.imagePullSecrets": "objects" },
};

/** One of the images that the operator installs. It determines the place of all others, because they share its registry and path. */
const oneOfCalico = { registry: "quay.io/", rest: "calico/node" };

/**
 * Renders the registry from which the operator pulls Calico's images, for its `Installation`. The registry ends in `/`, and the operator appends
 * `calico/…`.
 * https://docs.tigera.io/calico/latest/reference/installation/api#installationspec
 */
export function calicoRegistry(source: ImageSource | undefined): { readonly registry?: string } {
  const { registry, rest } = oneOfCalico;
  const moved = sourcedImage(source, `${registry}${rest}`).slice(0, -rest.length);
  return moved === registry ? {} : { registry: moved };
}
