package vn.loaxa.console.view;

import java.util.List;

/** Sign-in, first step. {@code error} is empty when there is none. */
public record PhoneView(
        String commune, String csrf, String phone, String error, String back, List<SampleOfficial> samples) {}
