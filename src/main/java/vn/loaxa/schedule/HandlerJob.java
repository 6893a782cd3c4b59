package vn.loaxa.schedule;

import java.util.Map;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the handler of the job's name. What it throws is logged; the next wake-up comes all the same. */
@DisallowConcurrentExecution
final class HandlerJob implements Job {
    private static final Logger log = LoggerFactory.getLogger(HandlerJob.class);

    private final Map<String, Runnable> handlers;

    HandlerJob(Map<String, Runnable> handlers) {
        this.handlers = handlers;
    }

    @Override
    public void execute(JobExecutionContext context) {
        String name = context.getJobDetail().getKey().getName();
        var handler = handlers.get(name);
        if (handler == null) {
            // Left in the store by an older version, or armed by a node that knows more.
            log.debug("Nobody handles the wake-up {}", name);
            return;
        }
        run(name, handler);
    }

    /** What the handler throws is logged. */
    static void run(String name, Runnable handler) {
        try {
            handler.run();
        } catch (RuntimeException e) {
            log.error("The handler of the wake-up {} failed; it is called again at its next time", name, e);
        }
    }
}
