using System.Text;
using RulesHarness.Diagnostics;

namespace RulesHarness.Migration.Tests;

/// <summary>
/// Files that are not what the spec says: each has its finding, and rows that can be read are not lost.
/// </summary>
public sealed class FileTests
{
    private const string Good = "id,a\n1,one\n2,two\n";

    [TestCaseSource(nameof(WholeFiles))]
    public void File_that_cannot_be_read_is_a_finding(string _, byte[] bytes, string format, string expected)
    {
        var report = Notes(bytes, format).Run();
        Text(report).Should().Be(expected);
        report.Holds.Should().BeFalse();
    }

    [TestCaseSource(nameof(BrokenRows))]
    public void Row_that_cannot_be_read_is_rejected_with_its_line_and_the_others_are_made(
        string _,
        byte[] bytes,
        string format,
        string expected,
        string made
    )
    {
        var mapping = Notes(bytes, format);
        mapping.Run();
        string.Join('\n', mapping.Rejected.Select(one => $"{one.Line}: {one.Messages[0]}")).Should().Be(expected);
        string.Join(' ', mapping.Documents.Select(one => one.Path[6..])).Should().Be(made);
    }

    [Test]
    public void File_that_is_missing_is_a_finding() =>
        Text(new Mapping().Missing("old").Row("`old.id`", "`notes.id`").Run())
            .Should()
            .Be("RH8001 there is no file `old.txt`");

    [Test]
    public void Folder_in_the_place_of_a_file_is_a_finding()
    {
        var mapping = new Mapping().Missing("old").Row("`old.id`", "`notes.id`");
        Directory.CreateDirectory(Path.Combine(mapping.Folder, "old.txt"));
        Text(mapping.Run()).Should().Be("RH8002 `old.txt` is a folder, and a file was expected");
    }

    [TestCase("CSV", "id,a\n1,café\n")]
    [TestCase("CSV", "\uFEFFid,a\n1,café\n")]
    [TestCase("CSV, windows-1252", "id,a\n1,café\n")]
    [TestCase("CSV, ISO-8859-1", "id,a\n1,café\n")]
    [TestCase("CSV, UTF-16", "id,a\n1,café\n")]
    [TestCase("CSV, UTF-16BE", "id,a\n1,café\n")]
    [TestCase("CSV, semicolons", "id;a\r\n1;café\r\n")]
    [TestCase("TSV", "id\ta\n1\tcafé")]
    [TestCase("CSV", "a,id\r\"café\",\"1\"\r")]
    [TestCase("JSON", "[{\"id\": 1, \"a\": \"café\"}]")]
    [TestCase("JSON", "\uFEFF\n [ {\"a\":\"caf\\u00e9\",\"id\":\"1\"} ] \n")]
    [TestCase("JSON Lines", "\uFEFF{\"id\": 1, \"a\": \"café\"}\r\n\r\n")]
    [TestCase("JSON Lines, UTF-16", "{\"id\": 1, \"a\": \"café\"}")]
    public void Text_in_its_encoding_is_read(string format, string text)
    {
        var mapping = Notes(Encode(format, text), format);
        Text(mapping.Run()).Should().BeEmpty();
        mapping.Documents.Single().Path.Should().Be("notes/1");
        mapping.Documents.Single().Fields["value"].Should().Be("café");
    }

    [Test]
    public void Line_of_a_hundred_megabytes_is_rejected_in_little_memory_and_the_next_one_is_made()
    {
        var mapping = Notes([], "CSV");
        using (var file = System.IO.File.Create(Path.Combine(mapping.Folder, "old.txt")))
        {
            file.Write("id,a\n1,"u8);
            var part = Enumerable.Repeat((byte)'x', 1 << 20).ToArray();
            for (var megabyte = 0; megabyte < 100; megabyte++)
            {
                file.Write(part);
            }
            file.Write("\n2,two\n"u8);
        }

        mapping.Run();

        mapping
            .Rejected.Single()
            .Messages.Single()
            .Should()
            .Be("a row of `old` can't be read: the row is longer than 4 MiB");
        mapping.Documents.Single().Path.Should().Be("notes/2");
    }

    [Test]
    public void Cell_may_have_quotation_marks_delimiters_and_line_breaks()
    {
        var mapping = Notes("id,a\n1,\"one, \"\"1\"\"\nand more\"\n2,\n"u8.ToArray(), "CSV");
        mapping.Run();
        mapping
            .Documents.Select(one => (one.Line, one.Fields["value"]))
            .Should()
            .Equal((2L, "one, \"1\"\nand more"), (4L, ""));
    }

    [Test]
    public void Rows_are_read_across_the_ends_of_buffers()
    {
        var rows = Enumerable.Range(1, 5000).Select(number => $"{number},\"{new string('x', number % 97)}\"\r\n");
        var mapping = Notes(Encoding.UTF8.GetBytes("id,a\r\n" + string.Concat(rows)), "CSV");
        Text(mapping.Run()).Should().BeEmpty();
        mapping.Documents.Should().HaveCount(5000);
        mapping.Documents.Should().OnlyContain(one => Fits(one));
    }

    [Test]
    public void Interrupted_run_reports_what_was_done()
    {
        var mapping = Notes(Encoding.UTF8.GetBytes(Good), "CSV");
        var report = mapping.Run(new CancellationToken(canceled: true));
        report.Diagnostics.Select(one => one.Id).Should().Equal("RH8090");
        report.Holds.Should().BeFalse();
    }

    [TestCase("Date \"dd.MM.yyyy\" in Europe/Berlin", "30.02.2024", "is not a date of the form \"dd.MM.yyyy\"")]
    [TestCase("Date \"dd.MM.yyyy\" in Europe/Berlin", "31.04.2024", "is not a date of the form \"dd.MM.yyyy\"")]
    [TestCase("Time \"yyyy-MM-dd HH:mm\" in UTC", "2023-02-29 10:00", "is not a time of the form \"yyyy-MM-dd HH:mm\"")]
    [TestCase("Time \"yyyy-MM-dd HH:mm\" in UTC", "2024-01-01 24:01", "is not a time of the form \"yyyy-MM-dd HH:mm\"")]
    [TestCase(
        "Time \"yyyy-MM-dd HH:mm\" in Europe/Berlin",
        "2024-03-31 02:30",
        "is in an hour that the clocks of Europe/Berlin skip"
    )]
    [TestCase("Time in ISO 8601", "2024-06-31T00:00:00Z", "is not a time in ISO 8601 with its offset")]
    public void Date_that_does_not_exist_is_a_fault(string transform, string text, string reason)
    {
        var mapping = new Mapping()
            .Source("old", $"id,a\n1,{text}\n2,\n")
            .Row("`old.id`", "`notes.id`")
            .Row("`old.a`", "`notes.made`", transform);
        Text(mapping.Run())
            .Should()
            .Be($"RH8021 the migration makes no value for `notes.made`: the old value {reason}");
        mapping.Documents.Single().Path.Should().Be("notes/2");
    }

    private static bool Fits(MigratedDocument document)
    {
        var number = document.Line - 1;
        return document.Path == $"notes/{number}" && ((string)document.Fields["value"]!).Length == number % 97;
    }

    private static Mapping Notes(byte[] bytes, string format) =>
        new Mapping().Source("old", bytes, format).Row("`old.id`", "`notes.id`").Row("`old.a`", "`notes.value`");

    private static string Text(MigrationReport report) =>
        string.Join(
            '\n',
            report.Diagnostics.Where(one => one.Severity == Severity.Error).Select(one => $"{one.Id} {one.Message}")
        );

    private static byte[] Encode(string format, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var name = format.Split(", ") is [_, var encoding] && encoding != "semicolons" ? encoding : "UTF-8";
        return Encoding.GetEncoding(name).GetBytes(text);
    }

    private static IEnumerable<TestCaseData> WholeFiles()
    {
        yield return File("empty", "", "CSV", "RH8003 `old.txt` has no rows");
        yield return File("headings alone", "id,a\n", "CSV", "RH8003 `old.txt` has no rows");
        yield return File(
            "duplicate headings",
            "id,a,a\n1,2,3\n",
            "CSV",
            "RH8005 the column `a` is in the heading of `old.txt` twice"
        );
        yield return File("missing column", "id,b\n1,2\n", "CSV", "RH8006 `old` has no column `a`");
        yield return File(
            "other delimiter",
            "id;a\n1;2\n",
            "CSV",
            "RH8006 `old` has no column `id`\nRH8006 `old` has no column `a`"
        );
        yield return File(
            "zeros",
            "id,a\n\0,1\n",
            "CSV",
            "RH8004 `old.txt` can't be read as CSV in utf-8: it has bytes of zero, so it is binary, or text in UTF-16"
        );
        yield return File(
            "object",
            "{\"id\": 1}",
            "JSON",
            "RH8004 `old.txt` can't be read as JSON: it is not an array"
        );
        yield return File("empty array", "[]", "JSON", "RH8003 `old.txt` has no rows");
        yield return File("missing member", "[{\"id\": 1}]", "JSON", "RH8006 `old` has no column `a`");
        byte[] wide = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Good)];
        yield return new TestCaseData(
            "UTF-16",
            wide,
            "CSV",
            "RH8004 `old.txt` can't be read as CSV in utf-8: it is text in UTF-16"
        ).SetArgDisplayNames("UTF-16");
    }

    private static IEnumerable<TestCaseData> BrokenRows()
    {
        const string Prefix = "a row of `old` can't be read: ";
        yield return Row(
            "too few values",
            "id,a\n1,one\n2\n3,three\n",
            "CSV",
            $"3: {Prefix}the row has 1 values, and the heading has 2",
            "1 3"
        );
        yield return Row(
            "too many values",
            "id,a\n1,one\n2,two,2\n3,three\n",
            "CSV",
            $"3: {Prefix}the row has 3 values, and the heading has 2",
            "1 3"
        );
        yield return Row(
            "open quotation mark",
            "id,a\n1,one\n2,\"two\n3,three\n4,four\n",
            "CSV",
            $"3: {Prefix}a quotation mark is opened and not closed",
            "1 3 4"
        );
        yield return Row(
            "stray quotation mark",
            "id,a\n1,one\n2,\"two\n3,\"three\"\n4,four\n",
            "CSV",
            $"3: {Prefix}a quotation mark is opened and not closed",
            "1 3 4"
        );
        yield return Row(
            "text behind a quotation mark",
            "id,a\n1,\"one\" more\n2,two\n",
            "CSV",
            $"2: {Prefix}there is text behind the quotation mark that ends a value",
            "2"
        );
        yield return Row(
            "not JSON",
            "{\"id\":1}\n{\"id\":2,}\n{\"id\":3}\n",
            "JSON Lines",
            $"2: {Prefix}the row is not JSON",
            "1 3"
        );
        yield return Row(
            "not an object",
            "{\"id\":1}\n[2]\n3\n{\"id\":4}",
            "JSON Lines",
            $"2: {Prefix}the row is not a JSON object\n3: {Prefix}the row is not a JSON object",
            "1 4"
        );
        yield return Row(
            "a member twice",
            "{\"id\":1,\"id\":2}\n{\"id\":3}\n",
            "JSON Lines",
            $"1: {Prefix}the row is not JSON",
            "3"
        );
        yield return Row(
            "too deep",
            $"{{\"id\":1,\"a\":{new string('[', 100)}{new string(']', 100)}}}\n{{\"id\":2}}\n",
            "JSON Lines",
            $"1: {Prefix}the row is not JSON",
            "2"
        );
        yield return Row(
            "item that is not JSON",
            "[{\"id\":1},\n{\"id\":tw},\n{\"id\":3}]",
            "JSON",
            $"2: {Prefix}the row is not JSON",
            "1 3"
        );
        yield return Row(
            "array that is not closed",
            "[{\"id\":1},\n{\"id\":2}",
            "JSON",
            $"2: {Prefix}the array is not closed",
            "1"
        );
        yield return Row(
            "text behind the array",
            "[{\"id\":1}] x",
            "JSON",
            $"1: {Prefix}there is text behind the array",
            "1"
        );
        byte[] broken = [.. "id,a\n1,caf"u8, 0xE9, .. "\n2,two\n"u8];
        yield return new TestCaseData(
            "bytes that are not UTF-8",
            broken,
            "CSV",
            $"2: {Prefix}the row has bytes that are not text in the file's encoding",
            "2"
        ).SetArgDisplayNames("bytes that are not UTF-8");
    }

    private static TestCaseData File(string name, string text, string format, string expected) =>
        new TestCaseData(name, Encoding.UTF8.GetBytes(text), format, expected).SetArgDisplayNames(name);

    private static TestCaseData Row(string name, string text, string format, string expected, string made) =>
        new TestCaseData(name, Encoding.UTF8.GetBytes(text), format, expected, made).SetArgDisplayNames(name);
}
