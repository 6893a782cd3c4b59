package vn.loaxa.console.view;

/** Sign-in, the step with the code of the authenticator app. */
public record FactorView(String commune, String csrf, String error, String back) {}
