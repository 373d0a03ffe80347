namespace RulesHarness.Migration.Tests.Exports;

/// <summary>Exports that are damaged: each has its finding, and records that can be read are not lost.</summary>
public sealed class DamagedExportTests
{
    [TestCaseSource(nameof(Logs))]
    public void Record_that_cannot_be_read_is_rejected_and_the_others_are_made(byte[] log, string expected, string made)
    {
        var mapping = ExportTests.Notes(ExportFiles.With(_ => log), "all");
        var report = mapping.Run();
        const string Prefix = "a row of `old` can't be read: ";
        var messages = mapping.Rejected.Select(one => $"{one.Line}: {one.Messages.Single().Replace(Prefix, "")}");
        string.Join('\n', messages).Should().Be(expected);
        string.Join(' ', mapping.Documents.Select(one => one.Path[6..])).Should().Be(made);
        report.Holds.Should().BeFalse();
    }

    [Test]
    public void Damaged_record_is_named_by_its_number_its_file_and_its_place()
    {
        var log = new LogWriter().Part(LogWriter.Full, Good("a")).Part(LogWriter.Full, Good("b"), flipped: 1).ToArray();
        var finding = ExportTests
            .Notes(ExportFiles.With(_ => log), "all")
            .Run()
            .Diagnostics.Single(one => one.Id == "RH8020");
        finding.Details.Should().Be($"old, record 2 (all_namespaces/all_kinds/output-0, byte {log.Length / 2})");
    }

    [Test]
    public void Each_flipped_byte_of_an_export_is_a_fault_and_costs_no_other_record_of_another_block()
    {
        var whole = Read(bytes => bytes);
        foreach (var at in Enumerable.Range(0, 40).Select(step => step * 1000 + 11))
        {
            var damaged = Read(bytes =>
            {
                bytes[at] ^= 0x55;
                return bytes;
            });
            damaged.Rejected.Should().BePositive($"byte {at} is flipped");
            damaged.Documents.Should().BeLessThan(whole.Documents);
        }
    }

    [Test]
    public void Export_that_ends_anywhere_is_a_fault_or_ends_between_records()
    {
        var whole = Read(bytes => bytes);
        var boundaries = 0;
        foreach (var cut in Enumerable.Range(1, 150))
        {
            var cutOff = Read(bytes => bytes[..^cut]);
            boundaries += cutOff.Rejected == 0 ? 1 : 0;
            (cutOff.Documents + cutOff.Rejected).Should().BeLessThanOrEqualTo(whole.Documents + 1);
        }
        boundaries.Should().BeInRange(1, 5, "the last records have between 30 and 150 bytes");
    }

    [TestCaseSource(nameof(Folders))]
    public void Folder_that_is_no_whole_export_is_a_finding(Action<string> damage, string expected)
    {
        var mapping = ExportTests.Notes(ExportedData.Folder, "all");
        damage(Path.Combine(mapping.Folder, "old"));
        var finding = mapping.Run().Diagnostics.Single();
        $"{finding.Id} {finding.Message} | {finding.Help}".Should().Be(expected);
    }

    private static (long Documents, long Rejected) Read(Func<byte[], byte[]> change)
    {
        var report = ExportTests.Notes(ExportFiles.With(change), "all").Run();
        return (report.Documents, report.Rejected);
    }

    private static byte[] Good(string id) => EntityBytes.Document(id);

    private static IEnumerable<TestCaseData> Logs()
    {
        yield return Log("checksum", "2: its checksum is wrong", "a c", log => log.Part(LogWriter.Full, Good("b"), 1));
        yield return Log("type", "2: it is of an unknown type", "a c", log => log.Part(9, Good("b")));
        yield return Log("zeros", "2: its checksum is wrong", "a c", log => log.Raw(new byte[7]));
        yield return Log("length", "2: the file ends within it", "a", log => log.Raw(1, 2, 3, 4, 255, 255, 1));
        yield return Log("no end", "2: it has no end", "a c", log => log.Part(LogWriter.First, Good("b")));
        yield return Log("no beginning", "2: it has no beginning", "a c", log => log.Part(LogWriter.Last, Good("b")));
        yield return Log(
            "damaged middle",
            "2: its checksum is wrong",
            "a c",
            log => log.Part(LogWriter.First, [1]).Part(LogWriter.Middle, [2], 1).Part(LogWriter.Last, [3])
        );
        yield return Log("too long", "2: it is longer than 4 MiB", "a c", log => log.Record(new byte[5 << 20]));
        yield return Log("no message", "2: it is not a document", "a c", log => log.Part(LogWriter.Full, [255, 255]));
        yield return Log("empty", "2: it has no key", "a c", log => log.Part(LogWriter.Full, []));
        yield return Log("no path", "2: its key has no path", "a c", log => log.Part(LogWriter.Full, [106, 0]));
        yield return BadPath("slash", EntityBytes.Key("all", "b/c"));
        yield return BadPath("no id", EntityBytes.Key("all", ""));
        yield return Value(
            "meaning",
            EntityBytes.Property(99, EntityBytes.Whole(1)),
            "the value of `value` is of an unknown type"
        );
        yield return Value("user", EntityBytes.Property(0, [67, 68]), "the value of `value` is of an unknown type");
        yield return Value(
            "text",
            EntityBytes.Property(0, EntityBytes.Bytes(0xFF)),
            "the text of `value` is not UTF-8"
        );
        yield return Value(
            "point",
            EntityBytes.Property(9, EntityBytes.Point(91, 0)),
            "the point of `value` is not on the earth"
        );
        yield return Value(
            "reference",
            EntityBytes.Property(0, [99, 100]),
            "the reference `value` is not the path of a document"
        );
        yield return Value(
            "time",
            EntityBytes.Property(7, [8, .. Enumerable.Repeat((byte)0xFF, 8), 0x7F]),
            "the time of `value` is not between the years 1 and 9999"
        );
        yield return Value(
            "vector",
            EntityBytes.Property(31, EntityBytes.Number(1)),
            "the vector `value` has no items"
        );
        yield return Value("deep", EntityBytes.Maps(70), "its maps are more than 64 levels deep");
        yield return Value("no name", [5 << 3 | 2, 0], "a field has no name");
        var twice = EntityBytes.Property(0, EntityBytes.Whole(1));
        yield return Log(
            "twice",
            "2: the field `value` is there twice",
            "a c",
            log => log.Part(LogWriter.Full, EntityBytes.Document("b", twice, twice))
        );
    }

    private static TestCaseData Value(string name, byte[] property, string fault) =>
        Log(name, $"2: {fault}", "a c", log => log.Part(LogWriter.Full, EntityBytes.Document("b", property)));

    private static TestCaseData BadPath(string name, byte[] key) =>
        Log(name, "2: a path in it is not the path of a document", "a c", log => log.Part(LogWriter.Full, key));

    /// <summary>A log with a good record on each side of what is damaged.</summary>
    private static TestCaseData Log(string name, string expected, string made, Func<LogWriter, LogWriter> damaged)
    {
        var log = damaged(new LogWriter().Part(LogWriter.Full, Good("a"))).Part(LogWriter.Full, Good("c"));
        return new TestCaseData(log.ToArray(), expected, made).SetArgDisplayNames(name);
    }

    private static IEnumerable<TestCaseData> Folders()
    {
        const string Prefix = "RH8012 the Firestore export `old` can't be read: ";
        yield return Folder(
            "not there",
            root => Directory.Delete(root, true),
            "RH8001 there is no file `old` | put the old data there, or correct the path in the column File"
        );
        yield return Folder(
            "file",
            root =>
            {
                Directory.Delete(root, true);
                File.WriteAllText(root, "x");
            },
            $"{Prefix}it is a file | name the folder that the export wrote, with its file `*.overall_export_metadata`"
        );
        yield return Folder(
            "not ended",
            root => File.Delete(Path.Combine(root, "export.overall_export_metadata")),
            $"{Prefix}it has no file `*.overall_export_metadata` | name the folder of a whole export: the file is written when an export ends"
        );
        yield return Folder(
            "file missing",
            root => File.Delete(Path.Combine(root, "all_namespaces", "all_kinds", "output-0")),
            $"{Prefix}its file `all_namespaces/all_kinds/output-0` is missing | copy the whole export again"
        );
        yield return Folder(
            "several",
            root =>
            {
                Directory.Delete(root, true);
                ExportFiles.Copy(ExportedData.Folder, Path.Combine(root, "monday"));
                ExportFiles.Copy(ExportedData.Folder, Path.Combine(root, "tuesday"));
            },
            $"{Prefix}it has several exports | name the folder of one of them, such as `monday`"
        );
    }

    private static TestCaseData Folder(string name, Action<string> damage, string expected) =>
        new TestCaseData(damage, expected).SetArgDisplayNames(name);
}
