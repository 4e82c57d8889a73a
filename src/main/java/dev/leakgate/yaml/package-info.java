/** YAML that knows its file and line, and schemas whose errors name the allowed words. */
package dev.leakgate.yaml;
