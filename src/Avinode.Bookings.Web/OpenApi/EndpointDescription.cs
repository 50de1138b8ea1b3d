using Microsoft.OpenApi;

namespace Avinode.Bookings.Web;

/// <summary>What the OpenAPI document says of an endpoint beyond its signature.</summary>
internal static class EndpointDescription
{
    /// <summary>The endpoint reads a header.</summary>
    public static RouteHandlerBuilder WithHeader(this RouteHandlerBuilder route, string name, string means) =>
        route.With(ParameterLocation.Header, name, means);

    /// <summary>The endpoint reads a query parameter that its signature does not have.</summary>
    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder route, string name, string means) =>
        route.With(ParameterLocation.Query, name, means);

    /// <summary>The endpoint returns a file.</summary>
    public static RouteHandlerBuilder ReturnsFile(this RouteHandlerBuilder route, string contentType) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            var schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            operation.Responses ??= [];
            operation.Responses["200"] = new OpenApiResponse
            {
                Description = "The file",
                Content = new Dictionary<string, OpenApiMediaType> { [contentType] = new() { Schema = schema } },
            };
            return Task.CompletedTask;
        });

    /// <summary>The endpoint calls Avinode, which may fail.</summary>
    public static RouteHandlerBuilder CallsAvinode(this RouteHandlerBuilder route) => route
        .ProducesProblem(StatusCodes.Status502BadGateway)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .ProducesProblem(StatusCodes.Status504GatewayTimeout);

    /// <summary>The endpoint takes a JSON body, which may be refused.</summary>
    public static RouteHandlerBuilder TakesJson<T>(this RouteHandlerBuilder route)
        where T : class => route
        .Accepts<T>("application/json")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static RouteHandlerBuilder With(this RouteHandlerBuilder route, ParameterLocation place, string name, string means) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            var schema = new OpenApiSchema { Type = JsonSchemaType.String };
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter { Name = name, In = place, Description = means, Schema = schema });
            return Task.CompletedTask;
        });
}
