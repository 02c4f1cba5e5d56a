import { expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

/** What Argo CD and those it asks said over their versions, word for word. */
const said: readonly (readonly [mode: string, words: string])[] = [
  [
    "C1",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : Get "https://k/version?timeout=32s": dial tcp 1.2.3.4:443: i/o timeout',
  ],
  [
    "C1",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : Get "https://k/version?timeout=32s": dial tcp: lookup k: no such host',
  ],
  [
    "C1",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : failed to get server version: Get "https://k/version?timeout=32s": net/http: TLS handshake timeout',
  ],
  ["C1", 'Failed to load live state: Get "https://k/version": EOF'],
  [
    "C1",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : Get "https://k/version": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
  ],
  [
    "C1",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : Get "https://k/version": http2: client connection lost',
  ],
  [
    "C1",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : Get "https://k/version": proxyconnect tcp: dial tcp 1.1.1.1:3128: connect: connection refused',
  ],
  [
    "C1",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : Get "https://k/version?timeout=32s": dial tcp 1.2.3.4:443: connect: no route to host',
  ],
  [
    "C1",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : Get "https://k/version?timeout=32s": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  [
    "C1",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : Get "https://k": x509: certificate has expired or is not yet valid: current time 2026',
  ],
  [
    "C2",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : the server has asked for the client to provide credentials',
  ],
  [
    "C2",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : Unauthorized',
  ],
  [
    "C2",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : Get "https://k": getting credentials: exec: executable argocd-k8s-auth failed with exit code 1',
  ],
  [
    "C2",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : error retrieving token: operation error STS: ExpiredToken',
  ],
  [
    "C3",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : failed to load initial state of resource Ingress.networking.k8s.io: ingresses.networking.k8s.io is forbidden: User "system:serviceaccount:kube-system:argocd-manager" cannot list resource "ingresses" in API group "networking.k8s.io" at the cluster scope',
  ],
  ["C3", "no matching service account found for destination server https://k and namespace x"],
  [
    "C4",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : error getting openapi resources: the server is currently unable to handle the request',
  ],
  [
    "C4",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : unable to retrieve the complete list of server APIs: metrics.k8s.io/v1beta1: the server is currently unable to handle the request',
  ],
  [
    "C4",
    'Failed to load live state: failed to get cluster info for "https://k": error synchronizing cache state : failed to load initial state of resource X.g: conversion webhook for g/v1, Kind=X failed: Post "https://svc.ns.svc:443/convert?timeout=30s": no endpoints available for service "svc"',
  ],
  [
    "C4",
    "Failed to load live state: unable to retrieve the complete list of server APIs: external.metrics.k8s.io/v1beta1: stale GroupVersion discovery: external.metrics.k8s.io/v1beta1",
  ],
  ["C5", 'Cluster level ClusterRole "x" can not be managed when in namespaced mode'],
  [
    "C5",
    'Failed to load live state: Cluster level ClusterRole "x" can not be managed when in namespaced mode',
  ],
  ["C5", 'Failed to load live state: namespace "x" for Deployment "y" is not managed'],
];

it.each(said)("%s: %s", (mode, words) => {
  const conditions = [{ type: "ComparisonError", message: words }];

  const { findings } = diagnose(
    buildObserved({ health: "Healthy", sync: "Unknown", status: { conditions } }),
  );

  expect(findings.map((finding) => finding.mode)).toEqual([mode]);
  expect(findings[0]?.headline).not.toMatch(/undefined|\(empty\)/);
});
