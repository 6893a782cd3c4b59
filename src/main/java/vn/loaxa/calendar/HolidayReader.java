package vn.loaxa.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;
import vn.loaxa.text.Messages;
import vn.loaxa.yaml.YamlFault;
import vn.loaxa.yaml.YamlNode;

/** Reads {@code config/holidays.yml}. */
final class HolidayReader {
    private static final Messages MESSAGES = new Messages("calendar");
    private static final Pattern DAY = Pattern.compile("(-1|\\d{1,2})/(\\d{1,2})");

    private final String file;

    HolidayReader(String file) {
        this.file = file;
    }

    WorkingDays read(YamlNode root) {
        var yearly = new HashSet<WorkingDays.Yearly>();
        for (String calendar : new String[] {"solar", "lunar"}) {
            root.get(calendar)
                    .map(YamlNode::entries)
                    .orElse(Map.of())
                    .forEach((day, name) -> yearly.add(yearly(day, name, calendar.equals("lunar"))));
        }
        var off = new HashMap<LocalDate, String>();
        root.get("days-off")
                .map(YamlNode::entries)
                .orElse(Map.of())
                .forEach((day, name) -> off.put(date(day, name), name.text()));
        var madeUp = new HashSet<LocalDate>();
        root.get("worked").map(YamlNode::entries).orElse(Map.of()).forEach((day, name) -> madeUp.add(date(day, name)));
        return new WorkingDays(yearly, off, madeUp);
    }

    private WorkingDays.Yearly yearly(String day, YamlNode name, boolean lunar) {
        var said = DAY.matcher(day);
        if (!said.matches() || name.text().isEmpty()) {
            throw fault(name, "holidays.yearly", day);
        }
        int number = Integer.parseInt(said.group(1));
        int month = Integer.parseInt(said.group(2));
        if (month < 1 || month > 12 || number == 0 || number > (lunar ? 30 : 31) || (number < 0 && !lunar)) {
            throw fault(name, "holidays.yearly", day);
        }
        return new WorkingDays.Yearly(name.text(), lunar, month, number);
    }

    private LocalDate date(String day, YamlNode name) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw fault(name, "holidays.date", day);
        }
    }

    private YamlFault fault(YamlNode at, String message, String said) {
        return new YamlFault(at.fault(file, MESSAGES.text(message, Map.of("said", said))), null);
    }
}
