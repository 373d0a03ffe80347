using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace RulesHarness.Analyzers;

/// <summary>
/// Finds results that a test of security rules forgets to await: an operation, an assertion, or a part of one. The
/// compiler's own warning, CS4014, is silent if the method is not async, behind a discard, and for a value in a local
/// variable.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AwaitedAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        AnalyzerDiagnostics.Operation,
        AnalyzerDiagnostics.NoAssertion,
        AnalyzerDiagnostics.Assertion,
        AnalyzerDiagnostics.Local,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var rule = Pending.Of(call) switch
        {
            PendingKind.Operation => AnalyzerDiagnostics.Operation,
            PendingKind.Subject => AnalyzerDiagnostics.NoAssertion,
            PendingKind.Assertion => AnalyzerDiagnostics.Assertion,
            _ => null,
        };
        if (rule is null)
        {
            return;
        }
        var usage = Usage.Of(call);
        if (usage.IsDropped)
        {
            context.ReportDiagnostic(Diagnostic.Create(rule, PlaceOf(call), call.TargetMethod.Name));
        }
        else if (usage.Local is { } local && !LocalReads.AnyAfter(call, local))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(AnalyzerDiagnostics.Local, PlaceOf(call), call.TargetMethod.Name, local.Name)
            );
        }
    }

    /// <summary>The name of the method: the whole call may go over many lines.</summary>
    private static Location PlaceOf(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: var called }
            ? (
                called switch
                {
                    MemberAccessExpressionSyntax member => member.Name,
                    MemberBindingExpressionSyntax binding => binding.Name,
                    _ => called,
                }
            ).GetLocation()
            : call.Syntax.GetLocation();
}
