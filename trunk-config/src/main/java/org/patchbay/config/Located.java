package org.patchbay.config;

/** A typed value and where it was written. */
public record Located<T>(T value, Location at, KeyPath path) {}
