package vn.loaxa.app;

import vn.loaxa.db.CommuneId;

/** Prints the way in for the first administrator, who has no session and perhaps no Zalo yet (design: sign-in). */
final class FirstLink {
    private FirstLink() {}

    static void print(Application application, CommuneId commune) {
        application
                .database
                .write(handle -> application.console.firstAdministratorLink(handle, commune))
                .ifPresent(link -> System.out.println("Người quản trị vào bằng đường dẫn này (dùng một lần): " + link));
    }
}
