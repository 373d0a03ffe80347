using System.Runtime.CompilerServices;
using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Language.Evaluation;
using RulesHarness.Serving;
using RulesHarness.Serving.Asking;
using RulesHarness.Testing;

namespace RulesHarness.Explaining;

/// <summary>One thing that rules were asked about a call, decided again here so that every expression's value is known.</summary>
internal sealed record JudgedRequest(AskedRequest Asked, RulesFile File, CompiledRules Rules, Decision Decision, IReadOnlyList<EvaluatedExpression> Expressions)
{
    /// <summary>Firestore's clock ticks in microseconds: this long before a commit its documents were as they had been.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMicroseconds(1);

    private static readonly ConditionalWeakTable<RulesFile, CompiledRules> Compiled = [];

    /// <summary>What rules were asked about a call of a test, in order; none for a call that they have no say in. What a commit has changed is looked at as it was before.</summary>
    public static IReadOnlyList<JudgedRequest> Of(TestProject project, FirestoreCall call)
    {
        if (call.Identity.IsAdmin || call.Request is not { } request || AskedOfRules.DatabaseOf(request) is not { } database || project.Rules.Of(database) is not { } file)
            return [];
        var rules = Compiled.GetValue(file, CompiledRules.Of);
        if (rules.Program is not { } program)
            return [];
        var documents = new StoredDocuments(project.Admin(database), call.CommitTime - Tick);
        return [.. AskedOfRules.Of(request, documents, call.Identity.Token, project.RequestTime ?? TimeProvider.System.GetUtcNow()).Select(asked => Judge(asked, file, rules, program))];
    }

    private static JudgedRequest Judge(AskedRequest asked, RulesFile file, CompiledRules rules, RulesProgram program)
    {
        var tree = new EvaluationTree(rules.Parsed);
        var decision = program.Decide(asked.Request, asked.Documents, tree.Observe);
        return new JudgedRequest(asked, file, rules, decision, [.. tree.Roots]);
    }
}
