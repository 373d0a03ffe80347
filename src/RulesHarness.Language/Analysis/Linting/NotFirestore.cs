using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>RH2121: a file that is about another product than Firestore alone, such as Cloud Storage.</summary>
internal static class NotFirestore
{
    public static IEnumerable<RulesDiagnostic> Check(AnalyzedRules rules)
    {
        var isFirestore = rules.File.Services.Any(service => service.Name.Text == "cloud.firestore");
        var other = rules.File.Services.FirstOrDefault(service => service.Name.Text == "firebase.storage");
        return isFirestore || other is null ? [] : [LintDiagnostics.OtherService(other.Name)];
    }
}
