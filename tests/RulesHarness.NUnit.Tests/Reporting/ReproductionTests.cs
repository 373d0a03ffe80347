using System.Reflection;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework.Api;
using NUnit.Framework.Internal;
using RulesHarness.Cases;
using RulesHarness.Checking;
using RulesHarness.Engines;
using RulesHarness.Reporting;

namespace RulesHarness.NUnit.Tests.Reporting;

/// <summary>
/// The C# that a failure prints is for pasting into a test project: it compiles, and its outcome is the case's.
/// </summary>
public sealed class ReproductionTests
{
    /// <summary>The sample has thousands of cases; every twenty-fifth shows every kind of request.</summary>
    private const int Step = 25;

    private static readonly string Sample = SampleFolder();

    private string _project = "";

    [SetUp]
    public void CopyRules()
    {
        _project = TestFolder.New();
        Directory.CreateDirectory(Path.Combine(_project, "rules"));
        File.Copy(Path.Combine(Sample, "firebase.json"), Path.Combine(_project, "firebase.json"));
        File.Copy(Path.Combine(Sample, "rules", "firestore.rules"), Path.Combine(_project, "rules", "firestore.rules"));
    }

    [Test]
    public void Reproductions_pass_where_the_cases_hold()
    {
        var plan = Plan();
        var files = plan.Cases!.Cases.Where((_, at) => at % Step == 0).Select(tried => Printed(plan, tried)).ToList();

        var results = Run(files);

        results.Should().HaveCount(files.Count).And.HaveCountGreaterThan(100);
        results
            .Where(test => test.Attribute("result")!.Value != "Passed")
            .Select(test => $"{test.Attribute("fullname")!.Value}: {test.Value}")
            .Should()
            .BeEmpty();
    }

    [Test]
    public void Reproductions_fail_where_the_rules_are_wrong()
    {
        const string Meant = "allow delete: if isUser(resource.data.followerId);";
        var path = Path.Combine(_project, "rules", "firestore.rules");
        var rules = File.ReadAllText(path);
        rules.Should().Contain(Meant);
        File.WriteAllText(path, rules.Replace(Meant, "allow delete: if true;", StringComparison.Ordinal));
        var plan = Plan();
        var wrong = plan.Cases!.Cases.Where(tried =>
                tried.Id.StartsWith("follows/delete/", StringComparison.Ordinal) && !tried.IsAllowed
            )
            .ToList();

        var results = Run(wrong.Select(tried => Printed(plan, tried)));

        results.Should().HaveCount(wrong.Count).And.NotBeEmpty();
        results
            .Should()
            .OnlyContain(test =>
                test.Attribute("result")!.Value == "Failed"
                && test.Value.Contains("Expected the request to be denied, but it was allowed.")
            );
    }

    private static CheckPlan Plan() =>
        CheckPlan.Make(new CheckOptions { Project = Sample }, TimeProvider.System.GetUtcNow());

    /// <summary>The code of a failure's text, whatever the verdict is.</summary>
    private static string Printed(CheckPlan plan, AccessCase tried)
    {
        var verdict = new Verdict(tried, CaseStatus.Failed, IsAllowed: true, null, null, "");
        var lines = FailureText
            .Of(verdict, plan.Rules, plan.Cases!.Data)
            .Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .ToList();
        return string.Join('\n', lines.Skip(lines.IndexOf("  repeat") + 1));
    }

    private static CSharpCompilation Compilation(IEnumerable<string> files)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable
        ).WithSpecificDiagnosticOptions([
            new("CS1701", ReportDiagnostic.Suppress),
            new("CS1702", ReportDiagnostic.Suppress),
        ]);
        return CSharpCompilation.Create(
            $"Reproductions{Guid.NewGuid():n}",
            files.Select(file => CSharpSyntaxTree.ParseText(file)),
            references,
            options
        );
    }

    /// <summary>
    /// Runs the tests of files, in the project that their assembly lies in; on the embedded engine, which takes no
    /// time.
    /// </summary>
    private List<XElement> Run(IEnumerable<string> files)
    {
        var embedded = files.Select(file =>
            file.Replace(
                "[Rules(",
                "[Rules(Engine = RulesHarness.Checking.EngineChoice.Embedded, ",
                StringComparison.Ordinal
            )
        );
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_project, "bin")).FullName, "Reproductions.dll");
        var emitted = Compilation(embedded).Emit(path);
        emitted
            .Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic =>
                $"{diagnostic}: {diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}"
            )
            .Should()
            .BeEmpty();
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(Assembly.LoadFile(path), new Dictionary<string, object>());
        var results = XElement.Parse(runner.Run(TestListener.NULL, TestFilter.Empty).ToXml(recursive: true).OuterXml);
        return [.. results.Descendants("test-case")];
    }

    private static string SampleFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "firebase.json")))
        {
            folder =
                folder.Parent
                ?? throw new InvalidOperationException("the sample's firebase.json is in no folder above the tests");
        }
        return folder.FullName;
    }
}
