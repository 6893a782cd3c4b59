-- Which cases report a broken camera: where it hangs and what is wrong with it, in the resident's words. The state is the case's.
CREATE TABLE camera_report (
    case_id BIGINT PRIMARY KEY REFERENCES resident_case (id),
    commune_id BIGINT NOT NULL REFERENCES commune (id),
    place TEXT NOT NULL,
    fault TEXT NOT NULL
);
CREATE INDEX camera_report_commune ON camera_report (commune_id);
