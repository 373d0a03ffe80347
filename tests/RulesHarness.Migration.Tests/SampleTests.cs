using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;
using RulesHarness.Legacy;
using RulesHarness.Migration.Running;
using RulesHarness.Specification;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Tests;

/// <summary>The migration of the sample finds each defect that was planted in the old data, and nothing else.</summary>
public sealed class SampleTests
{
    /// <summary>Few, as all defects are in the first ones.</summary>
    private const int Articles = 3_000;

    private static readonly DataModel Model = ReadModel();

    [Test]
    public void Sample_with_planted_defects_has_each_of_them_and_no_other()
    {
        var folder = TestFolder.New();
        var defects = new LegacyData { Articles = Articles, HasDefects = true }.WriteTo(
            Path.Combine(folder, "fixtures", "legacy")
        );
        using var rejected = new MemoryStream();
        var report = Run(folder, rejected);

        Rejections
            .Of(rejected)
            .Select(one => (one.File, one.Line, one.Ids[0]))
            .Distinct()
            .Should()
            .BeEquivalentTo(defects.Select(defect => ($"fixtures/legacy/{defect.File}", defect.Line, defect.Finding)));
        report
            .Diagnostics.Should()
            .OnlyContain(finding => finding.Severity == Severity.Error, "all columns are mapped");
        report.Holds.Should().BeFalse();
    }

    [Test]
    public void Sample_without_defects_holds()
    {
        var folder = TestFolder.New();
        new LegacyData { Articles = Articles }.WriteTo(Path.Combine(folder, "fixtures", "legacy"));
        var report = Run(folder, null);

        report.Diagnostics.Should().BeEmpty();
        report.Holds.Should().BeTrue();
        report.Collections.Sum(collection => collection.Documents).Should().Be(2 * 2000 + Articles - 100);
        report
            .Sources.Select(source => (source.Source, source.Rows))
            .Should()
            .Equal(("accounts", 2000), ("articles", Articles));
    }

    private static MigrationReport Run(string folder, Stream? rejected) =>
        MigrationRun.Run(
            Model,
            new MigrationOptions
            {
                Root = folder,
                ImportTime = new Timestamp(1_700_000_000, 0),
                Rejected = rejected,
            }
        );

    private static DataModel ReadModel()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Sample", "database.md");
        var reading = SpecReader.Read(new SpecFile("spec/database.md", File.ReadAllText(path)));
        reading.Diagnostics.Should().BeEmpty();
        return reading.Model;
    }
}
