-- Until now a crash while the program wrote its triggers could leave half of one, and Quartz would not start any more.
-- They carry no truth: each start writes them anew.
delete from qrtz_fired_triggers;
delete from qrtz_simple_triggers;
delete from qrtz_simprop_triggers;
delete from qrtz_cron_triggers;
delete from qrtz_blob_triggers;
delete from qrtz_triggers;
delete from qrtz_job_details;
