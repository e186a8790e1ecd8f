# The program alone, on an empty image: nothing to update but itself.
#
#   docker build --build-arg VERSION=1.0.0 --build-arg COMMIT=abc1234 -t usynys .

FROM golang:1.26 AS build
WORKDIR /src
# Modules change less often than code: their layer is kept.
COPY go.mod go.sum ./
RUN go mod download && go mod verify
COPY cmd cmd
COPY bot bot
COPY store store
COPY locales locales
ARG VERSION=development
ARG COMMIT=unknown
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false \
	-ldflags "-s -w -X main.version=${VERSION} -X main.commit=${COMMIT}" \
	-o /image/usynys ./cmd/usynys
# An empty image lacks certificates to verify Telegram, a folder for the data, and one for
# the temporary store of the demo.
RUN install -D -m 644 /etc/ssl/certs/ca-certificates.crt /image/etc/ssl/certs/ca-certificates.crt \
	&& install -d -m 700 -o 65532 -g 65532 /image/data \
	&& install -d -m 1777 /image/tmp

FROM scratch
COPY --from=build /image /
ENV USYNYS_DATA=/data
VOLUME /data
USER 65532:65532
# There is no shell: the program is its own health check.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["/usynys", "health"]
ENTRYPOINT ["/usynys"]
