using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using RulesHarness.Code;
using RulesHarness.Code.CSharp;
using RulesHarness.Code.Model;

namespace RulesHarness.Bench.Indexes;

/// <summary>
/// Reads copies of apps, those in C# in namespaces of their own. The hash of all that was found tells two versions of
/// the reader apart, and a list of it shows where they differ.
/// </summary>
internal static partial class CodeBenchmark
{
    public static void Run(string folder, int copies, string? list) =>
        Run([.. Enumerable.Range(0, copies).SelectMany(number => Copy(folder, number))], list);

    /// <summary>Reads an app in which most code has nothing to do with queries, as in the usual ones.</summary>
    public static void RunApp(int features, string? list)
    {
        using var reader = new StreamReader(typeof(CodeBenchmark).Assembly.GetManifestResourceStream("Feature.txt")!);
        var feature = reader.ReadToEnd();
        var numbered = Enumerable
            .Range(0, features)
            .Select(number => new SourceFile(
                $"Features/Thing{number}.cs",
                feature
                    .Replace("Thing", $"Thing{number}", StringComparison.Ordinal)
                    .Replace("things", $"things{number}", StringComparison.Ordinal)
            ));
        Run([.. numbered], list);
    }

    private static void Run(IReadOnlyList<SourceFile> files, string? list)
    {
        var lines = files.Sum(file => file.Text.Count(letter => letter == '\n'));
        var watch = Stopwatch.StartNew();
        var queries = SourceCode.Read(files, new CSharpReader());
        var elapsed = watch.Elapsed;
        var used = Process.GetCurrentProcess();
        var found = Found(queries);
        if (list is not null)
        {
            File.WriteAllText(list, found);
        }
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{lines} lines, {queries.CallSites} call sites: {elapsed.TotalSeconds:f1} s, of the processor {used.UserProcessorTime.TotalSeconds:f1} s, {used.PeakWorkingSet64 >> 20} MiB, {Hash(found)}"
            )
        );
    }

    private static IEnumerable<SourceFile> Copy(string folder, int number)
    {
        var paths = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        var sources = paths.Where(path => !path.EndsWith(".txt", StringComparison.Ordinal));
        var texts = sources.Select(path => (Path: path, Text: File.ReadAllText(path))).ToList();
        var roots = texts.SelectMany(file => Namespaces().Matches(file.Text)).Select(match => match.Groups[1].Value);
        var own = new Regex($@"\b({string.Join('|', roots.Distinct().DefaultIfEmpty("(?!)"))})(?=[.;])");
        return texts.Select(file => new SourceFile(
            $"copy{number}/{file.Path}",
            IsCSharp(file.Path) ? own.Replace(file.Text, $"${{1}}{number}") : file.Text
        ));
    }

    private static bool IsCSharp(string path) => path.EndsWith(".cs", StringComparison.Ordinal);

    private static string Found(CodeQueries queries)
    {
        var found = queries.Found.Select(query => $"{query.Place} {query.Member} {query.Notation}");
        var unresolved = queries.Unresolved.Select(each => $"{each.Place} {each.Member} {each.Reason}");
        return string.Join('\n', found.Concat(unresolved));
    }

    private static string Hash(string found) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(found)))[..16];

    [GeneratedRegex(@"^namespace (\w+)", RegexOptions.Multiline)]
    private static partial Regex Namespaces();
}
