#!/bin/bash
# Asks no more than whether the broker takes connections.
address=${2:?--bootstrap-server host:port}
exec 3<> "/dev/tcp/${address%:*}/${address#*:}"
