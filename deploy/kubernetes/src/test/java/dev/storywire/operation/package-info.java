/** What people who run the suite are given beside the manifests: the table of keys, the file for compose, rules and dashboards. All is checked against the code. */
@NullMarked
package dev.storywire.operation;

import org.jspecify.annotations.NullMarked;
