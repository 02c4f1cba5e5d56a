import { describe, expect, it } from "vitest";
import { readConnectionFailure } from "./read-connection-failure.ts";

describe("readConnectionFailure", () => {
  it.each([
    ["dial tcp: lookup db.shop.svc on 10.0.0.10:53: no such host", "db.shop.svc", "unknown-host"],
    [
      "java.net.UnknownHostException: config.shop.net: Name or service not known",
      "config.shop.net",
      "unknown-host",
    ],
    ["Error: getaddrinfo EAI_AGAIN redis", "redis", "unknown-host"],
    [
      'could not translate host name "pg.shop.net" to address: Name or service not known',
      "pg.shop.net",
      "unknown-host",
    ],
    [
      "Couldn't resolve server broker-1.shop.net:9092 from bootstrap.servers",
      "broker-1.shop.net",
      "unknown-host",
    ],
    [
      'nginx: [emerg] host not found in upstream "api.shop.svc" in /etc/nginx/conf.d/default.conf:3',
      "api.shop.svc",
      "unknown-host",
    ],
    ["Failed to resolve 'db.shop.svc' [A(1)]", "db.shop.svc", "unknown-host"],
    ["curl: (6) Could not resolve host: api.shop.net", "api.shop.net", "unknown-host"],
    [
      "Connect to https://config.shop.net:443 failed: Connection refused",
      "config.shop.net",
      "refused",
    ],
    [
      "Connection to pg.shop.net:5432 refused. Check that the hostname and port are correct",
      "pg.shop.net",
      "refused",
    ],
    [
      "PSQLException: jdbc:postgresql://pg.shop.net:5432/app: Connection refused",
      "pg.shop.net",
      "refused",
    ],
    ["dial tcp mq.shop.net:5672: connect: connection refused", "mq.shop.net", "refused"],
    [
      "GET https://api.shop.net/v1: net/http: request canceled (Client.Timeout): context deadline exceeded",
      "api.shop.net",
      "timeout",
    ],
    [
      'I/O error on POST request for "https://auth.shop.net/token": Connect timed out',
      "auth.shop.net",
      "timeout",
    ],
    [
      'Get "https://vault.shop.net": x509: certificate has expired',
      "vault.shop.net",
      "certificate",
    ],
    [
      "PKIX path building failed: unable to find valid certification path: https://ldap.shop.net",
      "ldap.shop.net",
      "certificate",
    ],
    [
      "main.go:42: dial tcp mq.shop.net:5672: connect: connection refused",
      "mq.shop.net",
      "refused",
    ],
    ["ERROR 2003: Can't connect to MySQL server on 'db.shop:3306' (111)", "db.shop", "refused"],
    ["request to https://api.shop.net failed with status code 401", "api.shop.net", "credentials"],
  ])("%s", (line, host, failure) => {
    expect(readConnectionFailure(line)).toMatchObject({ host, failure });
  });

  it("takes the address from the lines around when the line has none", () => {
    expect(
      readConnectionFailure('password authentication failed for user "app"', [
        "connecting to postgres://app:pw@pg.shop.net:5432/app",
      ]),
    ).toEqual({
      host: "pg.shop.net",
      address: "postgres://pg.shop.net:5432",
      failure: "credentials",
    });
  });

  it.each([
    ["nothing about a connection", "https://api.shop.net answered in 3 ms"],
    ["the container's own ports", "dial tcp 127.0.0.1:6379: connect: connection refused"],
    ["a bare address", "dial tcp 10.2.3.4:6379: connect: connection refused"],
    ["localhost", "http://localhost:4318: ECONNREFUSED"],
    ["a module", "ModuleNotFoundError: No module named 'app.config'"],
    ["a placeholder", "Could not resolve placeholder 'API_URL' in value"],
    ["a dependency", "Could not resolve com.shop:client:1.2"],
    ["a place in a program", "\tat org.db.Driver.connect(Driver.java:282): Connection refused"],
  ])("sees no host outside in %s", (_, line) => {
    expect(readConnectionFailure(line)).toBeUndefined();
  });

  it("is not slowed down by a line made to slow it down", () => {
    const before = process.cpuUsage();
    readConnectionFailure(`connection refused ${"a".repeat(4000)}`);
    readConnectionFailure(`connection refused ${"a.".repeat(2000)}`);
    readConnectionFailure(`connection refused ${"http://".repeat(500)}`);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
  });
});
