# redact and redactd in an image with nothing else: no shell, no package manager, no root.
# docker build -t redactd . ; docs/install.md says how to run it.
FROM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download && go mod verify
COPY . .
RUN packaging/build /out

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /out/redact /out/redactd /usr/bin/
COPY LICENSE /usr/share/doc/redactd/LICENSE
USER 65532:65532
EXPOSE 8899
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s CMD ["/usr/bin/redactd", "probe"]
ENTRYPOINT ["/usr/bin/redactd"]
