package vn.loaxa.db;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether a database answers. */
final class Alive {
    private Alive() {}

    static boolean answers(Database database, Duration within) {
        var answer = new CompletableFuture<Boolean>();
        var asking = new Thread(
                () -> {
                    try {
                        answer.complete(database.read(handle -> handle.createQuery("SELECT 1")
                                        .mapTo(Integer.class)
                                        .one()
                                == 1));
                    } catch (RuntimeException e) {
                        answer.complete(false);
                    }
                },
                "database-health");
        asking.setDaemon(true);
        asking.start();
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
