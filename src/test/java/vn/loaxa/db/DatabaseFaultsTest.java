package vn.loaxa.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when the database cannot be used. */
class DatabaseFaultsTest {
    @TempDir
    Path folder;

    @Test
    void anUnknownAddressNamesTheSettingAndKeepsThePasswordToItself() {
        assertThatThrownBy(() -> Database.open("jdbc:mysql://an:secret1@host/db?password=secret2"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("LOAXA_DATABASE_URL")
                .hasMessageContaining("jdbc:mysql://host/db")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aDatabaseInMemoryIsRefused() {
        assertThatThrownBy(() -> Database.open("jdbc:sqlite::memory:"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("không chỉ tới tệp nào");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> Database.open("jdbc:sqlite:" + file.resolve("sub/loaxa.db")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(file.resolve("sub").toString())
                .hasMessageContaining("LOAXA_DATABASE_URL");
    }

    @Test
    void aFileThatIsNoDatabaseIsNamedAndLeftAlone() throws IOException {
        Path file =
                Files.writeString(folder.resolve("notes.txt"), "these are not the tables you look for. ".repeat(50));
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> Database.open("jdbc:sqlite:" + file))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("bị hỏng hoặc không phải cơ sở dữ liệu");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aServerThatIsNotThereIsNamedWithoutThePassword() {
        assertThatThrownBy(() ->
                        Database.open("jdbc:postgresql://127.0.0.1:1/loaxa?user=an&password=secret&connectTimeout=1"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("127.0.0.1:1/loaxa")
                .hasMessageContaining("Kiểm tra máy chủ cơ sở dữ liệu")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aFullDiskIsToldInOneSentenceAndTheDatabaseGoesOnWhenThereIsRoomAgain() throws IOException {
        String url = DatabaseContract.freshSqlite(folder.resolve("small.db"));
        try (Database database = Database.open(url)) {
            database.write(handle -> handle.execute("CREATE TABLE blob (bytes TEXT)"));
            int pages = database.read(handle ->
                    handle.createQuery("PRAGMA page_count").mapTo(Integer.class).one());
            // The same answer of SQLite as a full disk gives.
            database.write(handle -> handle.createQuery("PRAGMA max_page_count = " + (pages + 1))
                    .mapTo(Integer.class)
                    .one());
            assertThatThrownBy(() -> database.write(
                            handle -> handle.execute("INSERT INTO blob (bytes) VALUES (?)", "x".repeat(100_000))))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("đĩa đã đầy")
                    .hasMessageContaining("small.db");
            database.write(handle -> handle.createQuery("PRAGMA max_page_count = 1000000")
                    .mapTo(Integer.class)
                    .one());
            database.write(handle -> handle.execute("INSERT INTO blob (bytes) VALUES (?)", "x".repeat(100_000)));
            assertThat(database.<Integer>read(handle -> handle.createQuery("SELECT COUNT(*) FROM blob")
                            .mapTo(Integer.class)
                            .one()))
                    .isEqualTo(1);
        }
    }
}
